import type { JsonValue } from '@eilbote/contract';
import type { FakeAnswerParts } from '@eilbote/testkit';
import { ownProperties, type PropertyDefinition } from '../account/own-properties.ts';
import { objectTypes } from '../objects.ts';
import { companyProperties } from '../properties/company-properties.ts';
import { contactProperties } from '../properties/contact-properties.ts';
import { dealProperties } from '../properties/deal-properties.ts';
import { refused } from './refused.ts';

interface FakeProperty {
  readonly isUnique: boolean;
  /** What a value must look like; any text when left out. */
  readonly pattern?: RegExp;
  readonly definition?: PropertyDefinition;
}

/** The properties that the objects of an account may have. */
export class FakeProperties {
  readonly #types: ReadonlyMap<string, Map<string, FakeProperty>>;

  constructor(prepared: boolean, stages: readonly string[]) {
    const patterns: { readonly [name: string]: RegExp } = {
      email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
      type: /^(PROSPECT|PARTNER|RESELLER|VENDOR|OTHER)$/,
      amount: /^-?\d+(\.\d+)?$/,
      closedate: /^(\d{13}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/,
      dealstage: new RegExp(`^(${stages.join('|')})$`),
    };
    const standard = (names: readonly string[]): Map<string, FakeProperty> =>
      new Map(
        names
          .filter((name) => !name.startsWith('profacto_'))
          .map((name) => [name, { isUnique: name === 'email', ...(patterns[name] && { pattern: patterns[name] }) }]),
      );
    this.#types = new Map([
      [objectTypes.companies, standard(companyProperties)],
      [objectTypes.contacts, standard(contactProperties)],
      [objectTypes.deals, standard(dealProperties)],
    ]);
    if (prepared) for (const { objectType, definition } of ownProperties) this.#put(objectType, definition);
  }

  of(objectType: string, name: string): FakeProperty | undefined {
    return this.#types.get(objectType)?.get(name);
  }

  read(objectType: string, name: string): FakeAnswerParts {
    const property = this.of(objectType, name);
    if (property === undefined) return refused(404, 'OBJECT_NOT_FOUND', `no property ${name}`);
    return { body: property.definition === undefined ? { name } : { ...property.definition } };
  }

  create(objectType: string, json: JsonValue | undefined): FakeAnswerParts {
    const definition = json as unknown as PropertyDefinition;
    const properties = this.#types.get(objectType);
    if (properties === undefined) return refused(404, 'OBJECT_NOT_FOUND', 'no such type of objects');
    if (properties.has(definition.name)) return refused(409, 'OBJECT_ALREADY_EXISTS', 'the property is there');
    this.#put(objectType, definition);
    return { status: 201, body: { ...definition } };
  }

  #put(objectType: string, definition: PropertyDefinition): void {
    const pattern = definition.type === 'date' ? { pattern: /^\d{4}-\d\d-\d\d$/ } : {};
    const property = { isUnique: definition.hasUniqueValue, definition, ...pattern };
    this.#types.get(objectType)?.set(definition.name, property);
  }
}
