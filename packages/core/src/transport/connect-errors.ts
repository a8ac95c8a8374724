/** A connection that did not stand in time: not at all, or its TLS handshake did not end. */
export class ConnectTimeout extends Error {
  readonly code: 'EILBOTE_CONNECT_TIMEOUT' | 'EILBOTE_TLS_TIMEOUT';

  constructor(connecting: boolean) {
    super('the connection did not stand in time');
    this.code = connecting ? 'EILBOTE_CONNECT_TIMEOUT' : 'EILBOTE_TLS_TIMEOUT';
  }
}

/** A socket that has reached another address than the approved one. Nothing is sent over it. */
export class WrongAddress extends Error {
  readonly code = 'EILBOTE_WRONG_ADDRESS';

  constructor() {
    super('the socket has reached another address than the approved one');
  }
}

/** The proxy could not be reached, or does not let the call through; the receiver was not called. */
export class ProxyRefusal extends Error {
  readonly code = 'EILBOTE_PROXY';
  /** What went wrong, as a word: `ECONNREFUSED`, `PROXY_407`. */
  readonly detail: string;

  constructor(detail: string) {
    super(`the proxy does not let the call through (${detail})`);
    this.detail = detail;
  }
}
