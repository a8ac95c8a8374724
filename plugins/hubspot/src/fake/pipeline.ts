/** The one pipeline of the account; the ids of its stages are as arbitrary as in a real one. */
export const pipeline = {
  id: '4711',
  label: 'Tischlerei',
  stages: [
    { id: '81001', label: 'Angebot' },
    { id: '81002', label: 'Auftrag' },
    { id: '81003', label: 'In Produktion' },
    { id: '81004', label: 'Geliefert' },
    { id: '81005', label: 'Abgerechnet' },
  ],
} as const;

export const stageIds: readonly string[] = pipeline.stages.map(({ id }) => id);
