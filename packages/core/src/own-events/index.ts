export { isAboutItself } from './about-itself.ts';
export { OwnEvents, type FailedDelivery } from './own-events.ts';
