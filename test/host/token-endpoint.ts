import { fakeReceiver, type FakeAnswerParts, type FakeCall, type FakeReceiver } from '@eilbote/testkit';

/** The token for the request of this number, from 1. */
export const token = ({ number }: Pick<FakeCall, 'number'>): FakeAnswerParts => ({
  body: { access_token: `token-canary-${number}`, token_type: 'Bearer', expires_in: 3600 },
});

/** An authorisation server on this machine: gives a new token to whoever asks. */
export const tokenEndpoint = (): Promise<FakeReceiver> => fakeReceiver({ answer: token });
