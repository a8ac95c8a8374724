export { custom } from './custom.ts';
export { formatNames } from './formats/index.ts';
