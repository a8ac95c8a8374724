import { isForbiddenName } from '../../catalogue/flaw.ts';
import { attributeSlot } from '../secret-slots.ts';
import type { WebhookDefinition } from '../definition.ts';
import { checkAttributeField } from './attribute-field-rules.ts';
import type { CheckContext, Subject } from './check-context.ts';
import type { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';

/** Attributes: each name once, each value one that can be had. Names taken by the call are the action's to check. */
export function checkAttributes(
  definition: WebhookDefinition,
  context: CheckContext,
  subject: Subject,
  findings: Findings,
): void {
  const seen = new Set<string>();
  definition.attributes.forEach((attribute, position) => {
    const path = `/attributes/${position}`;
    if (seen.has(attribute.name)) findings.problem(`${path}/name`, 'ATTRIBUTE_TWICE', twice(attribute.name));
    seen.add(attribute.name);
    if (isForbiddenName(attribute.name)) findings.problem(`${path}/name`, 'ATTRIBUTE_NAME_FORBIDDEN', forbidden);
    if ('field' in attribute) checkAttributeField(`${path}/field`, attribute, definition, context, subject, findings);
    if ('secret' in attribute) {
      checkSecret(`${path}/secret`, attributeSlot(attribute.name), attribute.secret, context, findings);
      if (attribute.part !== 'json' || definition.method === 'GET') {
        findings.warning(`${path}/part`, 'SECRET_IN_URL', secretInUrl(attribute.name));
      }
    }
    if (definition.format === 'template' && attribute.part === 'json') {
      findings.warning(`${path}/part`, 'ATTRIBUTE_NOT_IN_TEMPLATE', notInTemplate(attribute.name));
    }
  });
}

const forbidden = {
  de: 'Dieser Name ist aus Sicherheitsgründen nicht erlaubt: Manche Empfänger verändern damit ihr eigenes Programm. Nennen Sie das Attribut anders.',
  en: 'This name is not allowed, for security: some receivers would change their own program by it. Give the attribute another name.',
};
const twice = (name: string) => ({
  de: `Das Attribut „${name}“ gibt es zweimal. Jeder Name darf nur einmal vorkommen.`,
  en: `There are two attributes "${name}". Every name may occur only once.`,
});
const secretInUrl = (name: string) => ({
  de: `Das Geheimnis „${name}“ steht in der URL und damit oft in den Protokollen des Empfängers. Sicherer ist eine geheime Kopfzeile.`,
  en: `The secret "${name}" stands in the URL, and so often in the logs of the receiver. A secret header is safer.`,
});
const notInTemplate = (name: string) => ({
  de: `Das Attribut „${name}“ hat den Teil JSON, aber im Format „template“ bestimmt allein die Vorlage den Inhalt. Wählen Sie den Teil URL oder schreiben Sie den Wert in die Vorlage.`,
  en: `The attribute "${name}" has the part JSON, but in the format "template" the template alone decides about the body. Choose the part URL or write the value into the template.`,
});
