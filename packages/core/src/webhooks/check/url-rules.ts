import type { LocalizedText } from '@eilbote/contract';
import { sentinel } from '../../redaction/sentinel.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';

/** What holds for every URL that somebody enters, templates already taken out. */
export function checkUrl(
  path: string,
  text: string,
  context: Pick<CheckContext, 'judgeUrl'>,
  findings: Findings,
): void {
  if (isUnreadable(text)) {
    findings.problem(path, 'ADDRESS_UNREADABLE', unreadable);
    return;
  }
  const url = URL.parse(text);
  if (url === null) {
    findings.problem(path, 'URL_INVALID', text.includes('://') ? invalid : noScheme);
    return;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') findings.problem(path, 'URL_SCHEME', noScheme);
  else if (url.username !== '' || url.password !== '') findings.problem(path, 'URL_CREDENTIALS', credentials);
  else {
    if (/\s/.test(text)) findings.warning(path, 'URL_BLANK', blank);
    if (text.includes('#')) findings.warning(path, 'URL_FRAGMENT', fragment);
    const refusal = context.judgeUrl?.(text);
    if (refusal !== undefined) findings.doubt(path, refusal);
    else if (url.protocol === 'http:' && isName(url.hostname)) findings.warning(path, 'URL_UNENCRYPTED', unencrypted);
  }
}

/** Shown in place of an address whose key is missing; saved like that, the address itself would be lost. */
export const isUnreadable = (address: string): boolean => address === sentinel;

export const unreadable: LocalizedText = {
  de: 'Die gespeicherte Adresse ist nicht lesbar, weil der Schlüssel fehlt. Spielen Sie den Schlüssel zurück, oder tragen Sie die Adresse neu ein.',
  en: 'The stored address cannot be read, because the key is missing. Restore the key, or enter the address again.',
};

/** Whoever calls a bare address, or this machine, is on the own network and knows it. */
const isName = (hostname: string): boolean =>
  hostname !== 'localhost' && !hostname.endsWith('.localhost') && !/^\[|^[\d.]+$/.test(hostname);

const invalid: LocalizedText = {
  de: 'Das ist keine gültige URL. Prüfen Sie Servername und Port, zum Beispiel „https://crm.example/empfang?key=1“.',
  en: 'This is no valid URL. Check host and port, for example "https://crm.example/receive?key=1".',
};
const noScheme: LocalizedText = {
  de: 'Die URL muss mit „https://“ oder „http://“ beginnen.',
  en: 'The URL must start with "https://" or "http://".',
};
const unencrypted: LocalizedText = {
  de: '„http://“ überträgt alle Daten und Geheimnisse unverschlüsselt. Verwenden Sie „https://“; einen öffentlichen Empfänger ruft Eilbote sonst nur auf, wenn der Administrator es erlaubt hat.',
  en: '"http://" carries all data and secrets without encryption. Use "https://"; otherwise Eilbote calls a public receiver only if the administrator has allowed it.',
};
const credentials: LocalizedText = {
  de: 'Benutzername und Kennwort gehören nicht in die URL. Legen Sie eine geheime Kopfzeile „Authorization“ an.',
  en: 'User name and password do not belong into the URL. Make a secret header "Authorization".',
};
const blank: LocalizedText = {
  de: 'In der URL steht ein Leerzeichen, das beim Kopieren leicht hineingerät. Entfernen Sie es; gehört es hinein, schreiben Sie %20.',
  en: 'There is a blank in the URL, as copying easily adds one. Remove it; if it belongs there, write %20.',
};
const fragment: LocalizedText = {
  de: 'Was hinter „#“ steht, wird nie an einen Server gesendet. Entfernen Sie es.',
  en: 'What stands behind "#" is never sent to a server. Remove it.',
};
