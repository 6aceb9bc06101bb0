import fc from 'fast-check';
import { testAgreement } from './jsonnet/agreement.cases';
import { runStrata } from './jsonnet/compare';
import { settle } from './jsonnet/settle';
import { sketches } from './jsonnet/sketch';
import { writeJsonnet } from './jsonnet/write-jsonnet';

const programs = sketches.map(settle);

describe('composition of any stack', () => {
  testAgreement(1500);

  describe('as drawn', () => {
    const texts = fc.sample(programs, { numRuns: 500, seed: 1 }).map(writeJsonnet);

    it.each<[string, RegExp, number]>([
      ['a layer that applies twice', /(layer\d)( \+ layer\d)* \+ \1/, 200],
      ['a hidden field', /[\w"\]]\+?:: /, 200],
      ['a field that is shown', /::: /, 150],
      ['a merged map that is hidden', /\+:: \{/, 30],
      ['a computed key', /\["\w" \+ /, 200],
      ['a field that is left out', /\[if /, 50],
      ['self', /self\[/, 200],
      ['super', /super\[/, 200],
      ['super in a nested map', /\n {4,}.*super\[/, 50],
      ['super of a map', /super\["m\d"\]/, 30],
      ['a question to super', /in super\b/, 200],
      ['$', /\$\[/, 150],
      ['an object around', /outer\d\[/, 50],
      ['an item of the same list', /"l1": \[.*\["l1"\]\[0\]|l1: \[.*\["l1"\]\[0\]/, 10],
      ['a list that is added to', /l\d"?\]?\+:+ /, 100],
      ['a list that is added before', / \+ \(if "[lo]\d" in super/, 100],
      ['joined objects', /\} \+ \{|\] \+ \{/, 50],
      ['another object, extended', /m2\+?: self\["m1"\]|"m1"\] \+ \{/, 5],
      ['an assertion', /assert /, 30],
      ['an error', /error /, 100],
      ['a condition', /\(if /, 200],
      ['a text with values in it', / % \[/, 50],
      ['keys of an object', /std\.objectFields/, 30],
    ])('often has %s', (_, pattern, least) => {
      expect(texts.filter((text) => pattern.test(text)).length).toBeGreaterThanOrEqual(least);
    });

    it('mostly has a value, which is rarely the value of another', () => {
      const answers = fc.sample(programs, { numRuns: 500, seed: 1 }).map(runStrata);
      const values = answers.flatMap((answer) => ('json' in answer ? [answer.json] : []));
      expect(values.length).toBeGreaterThan(400);
      expect(new Set(values).size).toBeGreaterThan(values.length * 0.7);
    });
  });
});
