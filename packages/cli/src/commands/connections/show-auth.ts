import type { AuthDefinition } from '@eilbote/core';

const hidden = '•••';

/** The authorisation of a connection in a line, its secrets hidden. */
export function shownAuth(auth: AuthDefinition | undefined, de: boolean): string | undefined {
  switch (auth?.scheme) {
    case undefined:
      return undefined;
    case 'basic':
      return de ? `Basic, Benutzer ${auth.user}, Kennwort ${hidden}` : `Basic, user ${auth.user}, password ${hidden}`;
    case 'oauth2': {
      const scope = auth.scope === undefined ? '' : `, Scope ${auth.scope}`;
      return `OAuth 2.0, ${auth.tokenUrl}, Client ${auth.clientId}, Secret ${hidden}${scope}`;
    }
    case 'tokenEndpoint':
      return de ? `Token von ${auth.tokenUrl}` : `token from ${auth.tokenUrl}`;
    case 'bearer':
      return `Bearer ${hidden}`;
    case 'apiKey': {
      const place =
        auth.in === 'header' ? (de ? 'Kopfzeile' : 'header') : de ? 'Parameter der URL' : 'parameter of the URL';
      return `${de ? 'Schlüssel' : 'key'}, ${place} ${auth.name}: ${hidden}`;
    }
  }
}
