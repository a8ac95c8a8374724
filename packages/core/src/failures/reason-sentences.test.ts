import { describe, expect, it } from 'vitest';
import { NETWORK_PORT_REFUSED, NETWORK_PRIVATE_REFUSED } from '../network/index.ts';
import { classifyAnswer } from '../stages/send/classify.ts';
import { reasonIn } from './index.ts';

const answer = (status: number, headers = {}) => {
  const outcome = classifyAnswer({ status, headers, url: 'https://crm.example/hook?token=1' });
  return 'reason' in outcome ? reasonIn(outcome.reason, 'de') : undefined;
};

describe('a stored reason', () => {
  it('is told in the language of the reader, with what differs each time', () => {
    expect(answer(422)).toBe('crm.example antwortete mit 422');
    expect(answer(302, { location: 'https://login.example/x' })).toBe(
      'crm.example antwortete mit 302, einer Weiterleitung nach login.example',
    );
    const refused = NETWORK_PRIVATE_REFUSED({ host: '10.0.0.7', entry: '10.0.0.7:81' }).text;
    expect(reasonIn(refused.en, 'de')).toBe(refused.de);
    const port = NETWORK_PORT_REFUSED({ host: 'mail.example', port: 25, entry: 'mail.example:25' }).text;
    expect(reasonIn(port.en, 'de')).toBe(port.de);
  });

  it('in English, and of another author, stays as it is', () => {
    expect(reasonIn('crm.example answered 422', 'en')).toBe('crm.example answered 422');
    expect(reasonIn('Article 4711 is locked', 'de')).toBe('Article 4711 is locked');
    expect(reasonIn('{1} $& answered 422', 'de')).toBe('{1} $& antwortete mit 422');
  });
});
