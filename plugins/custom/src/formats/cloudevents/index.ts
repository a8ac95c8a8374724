export { binary, structured } from './cloudevents.ts';
