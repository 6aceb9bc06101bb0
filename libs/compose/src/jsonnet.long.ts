import { testAgreement } from './jsonnet/agreement.cases';

/** Fewer are in the tests of every run. */
describe('composition of any stack, more of them', () => testAgreement(5000));
