export { openFor, type EventAtHand, type EventToExplain } from './event.ts';
export { explain, explainAtHand, type ExplainedCall, type ExplainedRequest, type Explanation } from './explain.ts';
export { explainMatch, shownMatch, type ExplainedMatch, type MatchExplanation } from './match-explanation.ts';
export { subjectFor, type Subject, type WebhookToExplain } from './subject.ts';
