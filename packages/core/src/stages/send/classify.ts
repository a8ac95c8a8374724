import { delivered, failed, retry, type FailureClass, type Outcome } from '@eilbote/contract';
import { hostOf } from '../../redaction/index.ts';

/** An answer and the receiver it is from. */
export interface ClassifiedAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** The URL that was called: its host stands in reasons, and a relative `Location` is read against it. */
  readonly url: string;
}

/**
 * What an answer means where its target system says nothing else: 2xx delivered; 408, 425, 429 and 5xx retry; other
 * 4xx and any redirect failed. Reasons name host and status, never a path or query.
 */
export function classifyAnswer(answer: ClassifiedAnswer): Outcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return delivered();
  if (status >= 300 && status < 400) return failed('REDIRECT_REFUSED', redirectReason(answer));
  const reason = `${hostOf(answer.url)} answered ${status}`;
  if (status >= 500) return retry('HTTP_5XX', reason);
  const failure = failureOfStatus[status] ?? 'HTTP_4XX';
  return repeatable.has(status) ? retry(failure, reason) : failed(failure, reason);
}

const failureOfStatus: { readonly [status: number]: FailureClass } = {
  401: 'HTTP_401_403',
  403: 'HTTP_401_403',
  404: 'HTTP_404_410',
  410: 'HTTP_404_410',
  413: 'HTTP_413',
  429: 'HTTP_429',
};

/** RFC 9110 15.5.9, RFC 8470 5.2, RFC 6585 4: the same call may succeed later. */
const repeatable: ReadonlySet<number> = new Set([408, 425, 429]);

function redirectReason({ status, headers, url }: ClassifiedAnswer): string {
  const answered = `${hostOf(url)} answered ${status}`;
  const location = headers['location'];
  if (location === undefined) return answered;
  const target = URL.parse(location, url);
  return `${answered}, a redirect to ${target === null ? 'an unreadable address' : hostOf(target.href)}`;
}
