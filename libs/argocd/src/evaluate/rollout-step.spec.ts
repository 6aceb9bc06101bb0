import type { RolloutStep } from '../application-set/types';
import { rolloutStepOf } from './rollout-step';

const step = (operator: 'In' | 'NotIn', ...values: string[]): RolloutStep => ({
  matchExpressions: [{ key: 'environment', operator, values }],
});

const set = (steps: readonly RolloutStep[], type = 'RollingSync') => ({
  spec: { strategy: { type, rollingSync: { steps } } },
});

const STEPS = [step('In', 'development'), step('In', 'staging'), step('In', 'production')];

describe('rolloutStepOf', () => {
  it('is the step whose expressions hold', () => {
    expect(rolloutStepOf(set(STEPS), { environment: 'staging' })).toEqual({ step: 1, problems: [] });
  });

  it('complains of an Application that no step takes', () => {
    const { step: place, problems } = rolloutStepOf(set(STEPS), { environment: 'test' });
    expect(place).toBeUndefined();
    expect(problems).toMatchObject([{ kind: 'invalid', path: ['spec', 'strategy', 'rollingSync', 'steps'] }]);
  });

  it('is the first of two steps, and complains', () => {
    const { step: place, problems } = rolloutStepOf(set([step('In', 'a', 'b'), step('In', 'b')]), {
      environment: 'b',
    });
    expect(place).toBe(0);
    expect(problems.map(({ message }) => message)).toEqual(['the steps 1 and 2 take the Application']);
  });

  it('takes an Application without the label by NotIn, not by In', () => {
    expect(rolloutStepOf(set([step('In', 'a'), step('NotIn', 'a')]), {}).step).toBe(1);
  });

  it('needs every expression of a step', () => {
    const both: RolloutStep = {
      matchExpressions: [
        { key: 'environment', operator: 'In', values: ['a'] },
        { key: 'tier', operator: 'NotIn', values: ['b'] },
      ],
    };
    expect(rolloutStepOf(set([both]), { environment: 'a' }).step).toBe(0);
    expect(rolloutStepOf(set([both]), { environment: 'a', tier: 'b' }).step).toBeUndefined();
  });

  it('says nothing of sets that do not roll out by steps', () => {
    expect(rolloutStepOf({ spec: {} }, {})).toEqual({ problems: [] });
    expect(rolloutStepOf(set(STEPS, 'AllAtOnce'), {})).toEqual({ problems: [] });
  });
});
