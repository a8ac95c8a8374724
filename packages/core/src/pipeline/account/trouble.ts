import type { EilboteError, FailureClass, LocalizedText } from '@eilbote/contract';
import { failureCatalogue, reasonIn } from '../../failures/index.ts';
import type { Exchange, SendResult } from '../../stages/send/index.ts';

/** Why a call to an account that belongs to no delivery came to nothing. */
export interface AccountTrouble {
  /**
   * `credentials` are refused, `forbidden` is what they do not suffice for, `unreachable` the server, `blocked` the call
   * before it was made (network policy, a secret that cannot be read), `answer` what the account answered, `account` the
   * account by its own words, `plugin` a mistake of the target system's plugin.
   */
  readonly kind: 'credentials' | 'forbidden' | 'unreachable' | 'blocked' | 'answer' | 'account' | 'plugin';
  /** The class that a delivery would have failed with, where it was the call. */
  readonly failure?: FailureClass;
  /** What happened, and for credentials what helps. */
  readonly text: LocalizedText;
}

/** A call that was answered with success, or why not; the exchange is absent where nothing was sent. */
export type JudgedCall =
  | { readonly kind: 'answered'; readonly exchange: Exchange }
  | { readonly kind: 'failed'; readonly trouble: AccountTrouble; readonly exchange?: Exchange };

/** What the call of an account came to. */
export function judgeCall(sent: SendResult): JudgedCall {
  switch (sent.kind) {
    case 'unbuildable':
      return failedWith(pluginTrouble(sent.problem));
    case 'aborted':
      return failedWith({ kind: 'unreachable', failure: 'INTERRUPTED', text: calledOff });
    case 'blocked':
      return failedWith(
        sent.by === 'credentials'
          ? { kind: 'credentials', failure: 'HTTP_401_403', text: withRemedy(sent.refusal.text, newCredentials) }
          : { kind: 'blocked', text: sent.refusal.text },
      );
    case 'answered':
      return judgeAnswered(sent);
  }
}

function judgeAnswered({ outcome, exchange, refused }: SendResult & { kind: 'answered' }): JudgedCall {
  if (outcome.kind === 'delivered') {
    if (exchange.answer?.bodyIncomplete !== true) return { kind: 'answered', exchange };
    return failedWith({ kind: 'answer', failure: 'RESPONSE_TOO_LARGE', text: tooLarge }, exchange);
  }
  if (outcome.kind === 'skipped') return failedWith({ kind: 'answer', text: inBoth(outcome.reason) }, exchange);
  const { failure, reason } = outcome;
  const text = told(failure, reason);
  if (refused !== undefined) {
    const remedy = refused === 'credentials' ? newCredentials : moreRights;
    return failedWith({ kind: refused, failure, text: withRemedy(text, remedy) }, exchange);
  }
  return failedWith({ kind: exchange.answer === undefined ? 'unreachable' : 'answer', failure, text }, exchange);
}

const failedWith = (trouble: AccountTrouble, exchange?: Exchange): JudgedCall =>
  exchange === undefined ? { kind: 'failed', trouble } : { kind: 'failed', trouble, exchange };

/** A mistake of the plugin, which a person can only pass on. */
export const pluginTrouble = ({ text }: EilboteError): AccountTrouble => ({ kind: 'plugin', text });

function told(failure: FailureClass, reason: string): LocalizedText {
  const { title } = failureCatalogue[failure];
  const { de, en } = inBoth(reason);
  return { de: `${title.de}: ${de}.`, en: `${title.en}: ${en}.` };
}

const inBoth = (reason: string): LocalizedText => ({ de: reasonIn(reason, 'de'), en: reason });

const withRemedy = (text: LocalizedText, remedy: LocalizedText): LocalizedText => ({
  de: `${text.de} ${remedy.de}`,
  en: `${text.en} ${remedy.en}`,
});

const newCredentials: LocalizedText = {
  de: 'Tragen Sie in der Verbindung gültige Zugangsdaten ein.',
  en: 'Enter valid credentials in the connection.',
};
const moreRights: LocalizedText = {
  de: 'Lassen Sie auf der Gegenseite die Rechte dieser Zugangsdaten erweitern.',
  en: 'Have the rights of these credentials extended on the other side.',
};
const calledOff: LocalizedText = {
  de: 'Der Aufruf wurde abgebrochen, weil das Programm beendet wird.',
  en: 'The call was called off, because the program is being stopped.',
};
const tooLarge: LocalizedText = {
  de: 'Die Antwort ist zu lang, oder sie brach ab.',
  en: 'The answer is too long, or it broke off.',
};
