import { isDeepStrictEqual } from 'node:util';
import type { DefinitionProblem, LocalizedText, TargetAccount } from '@eilbote/contract';
import { followingProperties } from '../account/follow-from-settings.ts';
import { checkSettingsShape } from '../account/settings-shape.ts';
import { isSecretSetting } from '../account/setting-value.ts';
import { settingsVersionOf } from '../account/upgrade-settings.ts';
import type { ConnectionDefinition, ConnectionInput } from '../definition.ts';
import { SETTINGS_NEWER, SETTINGS_NOT_UPGRADED } from '../errors.ts';
import { targetOf } from '../known.ts';
import { defaultTarget } from '../normalise.ts';
import { settingSlot } from '../secret-slots.ts';
import type { CheckContext } from './check-context.ts';
import { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';
import { checkUrl } from './url-rules.ts';

/** A connection is entered by the settings that its target system asks for, or by a base URL; never by both. */
export function checkAddressed(written: Partial<ConnectionInput>, context: CheckContext): readonly DefinitionProblem[] {
  const findings = new Findings();
  const { target = defaultTarget } = written;
  const known = targetOf(context, target);
  if (known?.account === undefined) {
    if (written.baseUrl === undefined) findings.problem('/baseUrl', 'PROPERTY_MISSING', baseUrlMissing);
    if (written.settings !== undefined && known !== undefined)
      findings.problem('/settings', 'SETTINGS_NOT_ASKED', notAsked(target));
    return findings.problems;
  }
  for (const name of followingProperties) {
    if (written[name] !== undefined) findings.problem(`/${name}`, 'FOLLOWS_FROM_SETTINGS', follows(name, known.title));
  }
  const { signature } = known.account;
  const { signatureHeader } = written;
  // One that was read and is written back is no mistake.
  if (signature !== undefined && signatureHeader !== undefined && !isDeepStrictEqual(signatureHeader, signature))
    findings.problem('/signatureHeader', 'FOLLOWS_FROM_SETTINGS', follows('signatureHeader', known.title));
  return findings.problems;
}

/** The settings are what the target system asks for, and what follows from them can be called. */
export function checkAccount(
  { settings = {}, settingsVersion, target, baseUrl, signingSecret }: ConnectionDefinition,
  account: TargetAccount,
  context: Pick<CheckContext, 'keepsSecret' | 'judgeUrl' | 'locked'>,
  findings: Findings,
): void {
  const present = settingsVersionOf(account);
  if (settingsVersion !== undefined && settingsVersion !== present) {
    const known = { target, version: settingsVersion, known: present };
    const refusal =
      settingsVersion > present ? SETTINGS_NEWER(known) : SETTINGS_NOT_UPGRADED({ target, step: settingsVersion + 1 });
    findings.problem('/settingsVersion', 'SETTINGS_OF_OTHER_VERSION', refusal.text);
    return;
  }
  const shape = checkSettingsShape(settings, account);
  for (const problem of shape) findings.error(problem.path, problem);
  for (const [name, value] of Object.entries(settings)) {
    if (isSecretSetting(value)) checkSecret(`/settings/${name}`, settingSlot(name), value.secret, context, findings);
  }
  if (account.signature !== undefined && signingSecret === undefined)
    findings.problem('/signingSecret', 'PROPERTY_MISSING', signingSecretMissing);
  if (shape.length === 0 && context.locked !== true) checkUrl('/settings', baseUrl, context, findings);
}

const baseUrlMissing: LocalizedText = {
  de: 'Die Eigenschaft „baseUrl“ fehlt.',
  en: 'The property "baseUrl" is missing.',
};
const signingSecretMissing: LocalizedText = {
  de: 'Das Zielsystem verlangt signierte Aufrufe. Tragen Sie ein Signaturgeheimnis ein („signingSecret“).',
  en: 'The target system wants signed calls. Enter a signing secret ("signingSecret").',
};
const notAsked = (target: string): LocalizedText => ({
  de: `Das Zielsystem „${target}“ fragt nach keinen Einstellungen. Tragen Sie Basis-URL und Anmeldung ein.`,
  en: `The target system "${target}" asks for no settings. Enter base URL and authorisation.`,
});
const follows = (name: string, target: LocalizedText): LocalizedText => ({
  de: `„${name}“ ergibt sich bei „${target.de}“ aus den Einstellungen. Lassen Sie es weg.`,
  en: `"${name}" follows from the settings of "${target.en}". Leave it out.`,
});
