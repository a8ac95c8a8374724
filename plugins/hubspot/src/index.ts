export { hubspot } from './hubspot.ts';
