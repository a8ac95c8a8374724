import { defineError } from '@eilbote/contract';

export const SIGNING_NOT_SET_UP = defineError<{ name: string }>(
  'SIGNING_NOT_SET_UP',
  {
    de: 'Ein Signatur-Geheimnis sollte erneuert werden, wo keines ist.',
    en: 'A signing secret was to be replaced where there is none.',
  },
  ({ name }) => ({
    de: `„${name}“ hat kein eigenes Signatur-Geheimnis. Signiert die Verbindung, dann erneuern Sie deren Geheimnis („eilbote connections rotate“); sonst richten Sie eines ein („edit --signing-secret new“).`,
    en: `"${name}" has no signing secret of its own. If its connection signs, replace the secret of that ("eilbote connections rotate"); otherwise set one up ("edit --signing-secret new").`,
  }),
);

export const SIGNING_OVERLAP_INVALID = defineError<{ seconds: number }>(
  'SIGNING_OVERLAP_INVALID',
  {
    de: 'Wie lange ein altes Signatur-Geheimnis noch gelten soll, ist keine brauchbare Dauer.',
    en: 'The time for which an old signing secret is to stay good makes no sense.',
  },
  ({ seconds }) => ({
    de: `Das alte Signatur-Geheimnis kann zwischen 0 Sekunden und 90 Tagen weiter mitsignieren, nicht ${seconds} Sekunden.`,
    en: `The old signing secret can go on signing for 0 seconds to 90 days, not for ${seconds} seconds.`,
  }),
);
