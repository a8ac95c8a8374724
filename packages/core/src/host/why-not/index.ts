export { whyNotReasons, whyNotTexts, type WhyNotReason } from './reasons.ts';
export { whyNot, type WebhookThen, type WhyNot, type WhyNotQuestion } from './why-not.ts';
