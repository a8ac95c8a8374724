import type { LocalizedText } from '@eilbote/contract';
import { daysLeft, endsSoon, type UsedCertificate } from '../../certificates/index.ts';
import type { Engine } from '../engine.ts';
import { countOf } from './counts.ts';
import { found, type Finding } from './finding.ts';

type Whose = UsedCertificate['kind'];

const whose: { readonly [kind in Whose]: (name: string) => LocalizedText } = {
  receiver: (name) => ({
    de: `Das Zertifikat des Empfängers „${name}“`,
    en: `The certificate of the receiver "${name}"`,
  }),
  client: (name) => ({ de: `Das eigene Zertifikat „${name}“`, en: `The own certificate "${name}"` }),
  authority: (name) => ({
    de: `Das Zertifikat der Stelle „${name}“, der hier vertraut wird,`,
    en: `The certificate of the authority "${name}" that is trusted here`,
  }),
};

const renewal: { readonly [kind in Whose]: LocalizedText } = {
  receiver: {
    de: 'Bitten Sie den Betreiber des Empfängers, es rechtzeitig zu erneuern: Danach ruft Eilbote ihn nicht mehr auf.',
    en: 'Ask the operator of the receiver to renew it in time: after that Eilbote calls it no more.',
  },
  client: {
    de: 'Lassen Sie sich ein neues ausstellen, und tragen Sie es mit dem Schlüssel ein: „edit --client-certificate … --client-key …“.',
    en: 'Have a new one issued, and enter it with its key: "edit --client-certificate … --client-key …".',
  },
  authority: {
    de: 'Holen Sie sich von der Stelle das neue, und tragen Sie es ein: „edit --ca …“.',
    en: 'Get the new one from the authority, and enter it: "edit --ca …".',
  },
};

/** Certificates that end soon, or have ended. */
export function certificateFindings(
  { clock }: Pick<Engine, 'clock'>,
  subject: string,
  certificates: readonly UsedCertificate[],
): readonly Finding[] {
  const now = clock.now();
  return certificates
    .filter(({ validUntil }) => endsSoon(validUntil, now))
    .map(({ kind, name, validUntil }) => {
      const days = daysLeft(validUntil, now);
      const { de, en } = whose[kind](name);
      const left = countOf(days, { de: ['Tag', 'Tagen'], en: ['day', 'days'] });
      const text =
        days < 0
          ? { de: `${de} ist abgelaufen.`, en: `${en} has ended.` }
          : { de: `${de} läuft in ${left.de} ab.`, en: `${en} ends in ${left.en}.` };
      return found(days < 0 ? 'problem' : 'warning', 'certificates', text, { subject, remedy: renewal[kind] });
    });
}
