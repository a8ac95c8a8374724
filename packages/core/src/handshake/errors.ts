import { defineError, type LocalizedText } from '@eilbote/contract';

interface Refusal extends Record<string, unknown> {
  readonly host: string;
  readonly origin: string;
  readonly status: number;
  readonly why: keyof typeof whys;
}

export const HANDSHAKE_REFUSED = defineError<Refusal>(
  'HANDSHAKE_REFUSED',
  {
    de: 'Der Empfänger hat beim Handshake (CloudEvents) nicht erlaubt, dass Eilbote ihn aufruft.',
    en: 'The receiver did not allow calls by Eilbote in the handshake (CloudEvents).',
  },
  ({ host, origin, status, why }) => {
    const { de, en } = whys[why]({ origin, status });
    return {
      de: `${host} erlaubt keine Aufrufe: ${de} Eilbote fragt stündlich wieder, und sobald Sie den Webhook speichern.`,
      en: `${host} allows no calls: ${en} Eilbote asks again every hour, and as soon as you save the webhook.`,
    };
  },
);

type Told = Pick<Refusal, 'origin' | 'status'>;

const whys = {
  status: ({ status }: Told): LocalizedText => ({
    de: `Auf die Frage (OPTIONS) antwortete er mit ${status}. Kennt er den Handshake nicht, schalten Sie ihn im Webhook ab.`,
    en: `it answered the question (OPTIONS) with ${status}. If it does not know the handshake, turn it off in the webhook.`,
  }),
  silent: ({ origin }: Told): LocalizedText => ({
    de: `Seine Antwort nennt niemanden, der aufrufen darf (WebHook-Allowed-Origin fehlt). Lassen Sie dort „${origin}“ freigeben.`,
    en: `its answer names nobody who may call (WebHook-Allowed-Origin is missing). Have "${origin}" allowed there.`,
  }),
  other: ({ origin }: Told): LocalizedText => ({
    de: `Er erlaubt Aufrufe von anderen, nicht von „${origin}“. Lassen Sie diesen Namen dort freigeben, oder berichtigen Sie ihn im Webhook.`,
    en: `it allows calls by others, not by "${origin}". Have this name allowed there, or correct it in the webhook.`,
  }),
  rate: (): LocalizedText => ({
    de: 'Er erlaubt 0 Aufrufe je Minute.',
    en: 'it allows 0 calls a minute.',
  }),
} as const;
