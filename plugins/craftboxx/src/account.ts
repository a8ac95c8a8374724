import { defineAccount } from '@eilbote/contract';

/**
 * What Craftboxx asks for: the credentials of one of its employees, which it changes into a token. Where the answer has
 * that token is not published, so the usual places are looked through.
 * Source: Craftboxx "Plan it API" 1.1.0 of 2022, "General" and `auth/create-token`.
 */
export const account = defineAccount({
  settings: {
    email: {
      type: 'string',
      format: 'email',
      title: { de: 'E-Mail des Benutzers', en: 'E-mail of the user' },
      description: {
        de: 'Die Adresse, mit der sich ein Mitarbeiter bei Craftboxx anmeldet. Seine Rechte gelten auch hier; am besten einer, der nur dafür da ist.',
        en: 'The address with which an employee signs in to Craftboxx. The same permissions hold here; best one who is there for this alone.',
      },
    },
    password: { type: 'string', secret: true, title: { de: 'Kennwort', en: 'Password' } },
    server: {
      type: 'string',
      format: 'uri',
      default: 'https://api.craftboxx.de',
      title: { de: 'Adresse der Schnittstelle', en: 'Address of the interface' },
      description: {
        de: 'Bleibt, wie sie ist; zum Ausprobieren eine andere.',
        en: 'Stays as it is; another one to try things out.',
      },
    },
    prefix: {
      type: 'string',
      default: 'plan-it',
      title: { de: 'Pfad vor allen Aufrufen', en: 'Path before all calls' },
      description: {
        de: 'Nach der Beschreibung von Craftboxx „plan-it“. Wird die Anmeldung mit 404 abgelehnt, lassen Sie das Feld leer.',
        en: 'By the description of Craftboxx "plan-it". Where signing in is refused with 404, leave it empty.',
      },
    },
    source: {
      type: 'string',
      minLength: 1,
      maxLength: 50,
      default: 'profacto',
      title: { de: 'Name der Quelle', en: 'Name of the source' },
      description: {
        de: 'Steht in Craftboxx an allem, was von hier kommt, neben der Nummer aus dem ERP. Ändern Sie ihn später nicht mehr.',
        en: 'Stands in Craftboxx with everything that comes from here, beside the number of the ERP. Do not change it later.',
      },
    },
  },
  baseUrl: ({ server, prefix }) =>
    [server, prefix]
      .map((part) => part.replace(/^\/+|\/+$/g, ''))
      .filter(Boolean)
      .join('/'),
  auth: {
    scheme: 'tokenEndpoint',
    tokenUrl: 'auth/create-token',
    body: { email: { setting: 'email' }, password: { setting: 'password' } },
    answer: {
      token: ['/access_token', '/token', '/data/access_token', '/data/token', '/accessToken', '/data/accessToken'],
      lifetimeSeconds: '/expires_in',
    },
  },
  limits: { concurrency: 4 },
  check: {
    request: ({ url }) => ({ method: 'GET', url: { base: url, path: ['my', 'employee'] }, headers: {} }),
    read: ({ json }) => {
      const name = nameIn(json);
      return name === '' ? {} : { name };
    },
    sample: { id: 1, first_name: 'Jonas', last_name: 'Brandt' },
  },
});

function nameIn(json: unknown): string {
  const { data, ...own } = Object(json) as { readonly data?: unknown; readonly [name: string]: unknown };
  const employee = (data === undefined ? own : Object(data)) as { readonly [name: string]: unknown };
  return [employee['first_name'], employee['last_name']].filter((part) => typeof part === 'string').join(' ');
}
