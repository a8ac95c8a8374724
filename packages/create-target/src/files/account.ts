import type { Answers } from '../answers.ts';
import { literal } from './literal.ts';

/** Lines of `defineAccount({...})` without its first and last one, two spaces deep. */
export function accountLines({ auth, baseUrl }: Answers): readonly string[] {
  const { settings, scheme } = schemes[auth];
  const whole =
    settings.length === 1
      ? [`  settings: { ${settings[0]} },`]
      : ['  settings: {', ...settings.map((line) => `    ${line},`), '  },'];
  return [...whole, `  baseUrl: () => ${literal(baseUrl)},`, ...scheme];
}

const secret = (name: string, de: string, en: string) =>
  `${name}: { type: 'string', secret: true, title: { de: '${de}', en: '${en}' } }`;
const plain = (name: string, de: string, en: string) =>
  `${name}: { type: 'string', title: { de: '${de}', en: '${en}' } }`;

const schemes: { readonly [scheme in Answers['auth']]: { settings: readonly string[]; scheme: readonly string[] } } = {
  bearer: {
    settings: [secret('token', 'Schlüssel', 'Token')],
    scheme: ["  auth: { scheme: 'bearer', token: 'token' },"],
  },
  apiKey: {
    settings: [secret('apiKey', 'Schlüssel', 'Key')],
    scheme: ["  auth: { scheme: 'apiKey', name: 'X-Api-Key', key: 'apiKey' },"],
  },
  basic: {
    settings: [plain('user', 'Benutzer', 'User'), secret('password', 'Passwort', 'Password')],
    scheme: ["  auth: { scheme: 'basic', user: 'user', password: 'password' },"],
  },
  oauth2: {
    settings: [
      plain('clientId', 'Client-ID', 'Client ID'),
      secret('clientSecret', 'Client-Geheimnis', 'Client secret'),
    ],
    scheme: [
      '  auth: {',
      "    scheme: 'oauth2',",
      "    tokenUrl: 'https://login.example.com/oauth/token',",
      "    clientId: 'clientId',",
      "    clientSecret: 'clientSecret',",
      '  },',
    ],
  },
};
