export { type Comparison, compareWithModel } from './same-as-model.ts';
