import { defineError } from '@eilbote/contract';

export const LANE_UNKNOWN = defineError<{ lane: string }>(
  'LANE_UNKNOWN',
  { de: 'Diese Spur gibt es nicht.', en: 'There is no such lane.' },
  ({ lane }) => ({
    de: `Eine Spur „${lane}“ gibt es nicht. Eine Spur heißt wie ihre Verbindung oder, bei einer eigenen URL, wie ihr Webhook; die vorhandenen zeigt „eilbote lanes“.`,
    en: `There is no lane "${lane}". A lane is called like its connection or, with a URL of its own, like its webhook; "eilbote lanes" shows those that exist.`,
  }),
);

export const LANE_NAME_AMBIGUOUS = defineError<{ name: string; lanes: readonly string[] }>(
  'LANE_NAME_AMBIGUOUS',
  { de: 'Mehrere Spuren tragen diesen Namen.', en: 'Several lanes have this name.' },
  ({ name, lanes }) => ({
    de: `Den Namen „${name}“ tragen mehrere Spuren: ${lanes.join(', ')}. Bitte die Kennung angeben.`,
    en: `Several lanes are called "${name}": ${lanes.join(', ')}. Give the id.`,
  }),
);

export const LANE_IS_SHARED = defineError<{ webhook: string; connection: string }>(
  'LANE_IS_SHARED',
  {
    de: 'Der Webhook teilt sich die Spur einer Verbindung.',
    en: 'The webhook shares the lane of a connection.',
  },
  ({ webhook, connection }) => ({
    de: `Der Webhook „${webhook}“ hat keine eigene Spur: Er benutzt die Verbindung „${connection}“. Die ganze Spur heißt „${connection}“; nur diesen Webhook hält „eilbote webhooks pause“ an.`,
    en: `The webhook "${webhook}" has no lane of its own: it uses the connection "${connection}". The whole lane is called "${connection}"; "eilbote webhooks pause" pauses this webhook alone.`,
  }),
);
