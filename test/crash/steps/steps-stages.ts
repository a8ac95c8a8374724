/** What a delivery of several calls can be in the middle of: one of its calls, or the storing between two of them. */
export const stepStages = ['find', 'customer', 'entry', 'note', 'between'] as const;
export type StepStage = (typeof stepStages)[number];
