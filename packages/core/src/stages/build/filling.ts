import type { AcceptedEvent, EventRecords, EventType, JsonObject, LocalizedText } from '@eilbote/contract';
import { templateScope, type CompiledTemplate, type TemplateScope } from '../../templates/index.ts';
import { recordsOf } from '../../tables/index.ts';
import type { TransformSettings } from '../../transforms/index.ts';

/** Different warnings of one template; a loop over a thousand records would fill the log with them. */
const mostWarnings = 20;

/** What stays the same for every delivery of a webhook. */
export interface FillingPlan {
  readonly name: string;
  readonly table: string;
  readonly eventType: EventType;
  readonly transforms: TransformSettings;
  /** The part of the records that templates may see. */
  visible(records: EventRecords): EventRecords;
}

/** One delivery while its values are evaluated: the event, the chosen records, and what there is to warn of. */
export class Filling {
  readonly event: AcceptedEvent;
  readonly warnings: LocalizedText[] = [];
  readonly #plan: FillingPlan;
  readonly #delivery: { readonly id: string };
  readonly #own: JsonObject | readonly JsonObject[] | undefined;
  #scope: TemplateScope | undefined;

  constructor(plan: FillingPlan, event: AcceptedEvent, delivery: DeliveryToFill) {
    this.#plan = plan;
    this.event = event;
    this.#delivery = { id: delivery.id };
    this.#own = recordsOf(event, plan.table, delivery.elements);
  }

  /** Records of a table; of the webhook's own one, those that are sent. */
  records(table: string): JsonObject | readonly JsonObject[] | undefined {
    return table === this.#plan.table ? this.#own : recordsOf(this.event, table);
  }

  warn(warning: LocalizedText): void {
    this.warnings.push(warning);
  }

  /**
   * @param where names the place of the template in warnings
   * @throws TEMPLATE_FAILED, TEMPLATE_TOO_LARGE, TEMPLATE_NOT_JSON, TEMPLATE_NOT_XML, REQUEST_URL_INVALID
   */
  render(template: CompiledTemplate, where: LocalizedText): string {
    const said = new Map<string, LocalizedText>();
    const say = (text: LocalizedText) => said.size < mostWarnings && said.set(text.en, text);
    const text = template.render((this.#scope ??= this.#makeScope()), {
      settings: this.#plan.transforms,
      unknown: (path) => say(ledNowhere(where, path)),
      warn: ({ de, en }) => say({ de: `${where.de}: ${de}`, en: `${where.en}: ${en}` }),
    });
    this.warnings.push(...said.values());
    return text;
  }

  #makeScope(): TemplateScope {
    const { eventType, name, table, visible } = this.#plan;
    const own = this.#own;
    const records = own === undefined ? this.event.records : { ...this.event.records, [table]: own };
    return templateScope({
      event: this.event,
      eventType,
      webhook: { name },
      delivery: this.#delivery,
      table,
      records: visible(records),
    });
  }
}

/** The delivery that a request is made for. */
export interface DeliveryToFill {
  readonly id: string;
  /** Positions of the records to send, where the webhook's table came as a list; all when left out. */
  readonly elements?: readonly number[] | null;
}

const ledNowhere = (where: LocalizedText, path: string): LocalizedText => ({
  de: `${where.de}: „${path}“ hat in diesem Ereignis keinen Wert und bleibt leer.`,
  en: `${where.en}: "${path}" has no value in this event and stays empty.`,
});
