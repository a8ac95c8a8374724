/** The in-house progress of a project; multiples of 10, so that steps can be inserted. */
export const processStatuses = {
  10: 'Angebot',
  20: 'Auftrag erteilt',
  40: 'In Produktion',
  60: 'Lieferbereit',
  70: 'Geliefert',
  80: 'Abgerechnet',
} as const;

export type ProcessStatus = keyof typeof processStatuses;

/** Code and name, under the field names of the table `Auftrag`. */
export const statusFields = (code: number) => ({
  Prozessstatus: code,
  ProzessstatusText: processStatuses[code as ProcessStatus] ?? '',
});
