import type { Catalogue } from '../catalogue/index.ts';
import { compileConditions, parseConditions, type CompiledConditions } from '../conditions/index.ts';
import type { DetailChange, TargetSystem } from '@eilbote/contract';
import type { Secrets } from '../ports/index.ts';
import {
  conditionScope,
  followFromSettings,
  openConnection,
  openWebhook,
  upgradedConnection,
  type UpgradedConnection,
  type Known,
  type WebhookDefinition,
} from '../webhooks/index.ts';
import type { ConfigurationReader } from './configuration-holder.ts';
import { attemptSeconds } from '../pipeline/attempt-seconds.ts';
import { connectionAsLogged, webhookAsLogged } from './logged-as.ts';

/** Reads webhooks and connections as the store keeps them. */
export function storedConfiguration(
  secrets: Secrets,
  catalogue: Catalogue,
  target: (id: string) => TargetSystem | undefined,
): ConfigurationReader {
  return {
    connection(row) {
      const saved = openConnection(row.definition, { id: row.id, secrets });
      const account = target(saved.definition.target)?.account;
      const { stored, refusal }: UpgradedConnection =
        account === undefined
          ? { stored: row.definition }
          : upgradedConnection(row.definition, { id: row.id, secrets, account });
      const opened = stored === row.definition ? saved : openConnection(stored, { id: row.id, secrets });
      // Of settings that it does not know the target system can say nothing.
      const follows = account !== undefined && refusal === undefined;
      const definition = follows ? followFromSettings(opened.definition, account) : opened.definition;
      return {
        id: row.id,
        version: row.version,
        createdAt: row.createdAt,
        savedAt: row.savedAt,
        definition,
        limits: definition.limits ?? account?.limits,
        locked: opened.locked,
        ...(refusal === undefined ? {} : { refusal }),
        stored,
        attention: row.attention,
        logged: connectionAsLogged(row.id, row.version, definition),
      };
    },
    webhook(row, connection) {
      const opened = openWebhook(row.definition, { id: row.id, secrets });
      // Switched on or off since it was saved: whoever edits what is shown must not switch it back unasked.
      const definition = { ...opened.definition, active: row.status !== 'inactive' };
      return {
        id: row.id,
        version: row.version,
        status: row.status,
        statusReason: row.statusReason,
        statusAt: row.statusAt,
        pauseChangedAt: 0,
        createdAt: row.createdAt,
        savedAt: row.savedAt,
        lane: row.lane,
        limits: connection === undefined ? definition.limits : connection.limits,
        attemptSeconds: attemptSeconds(definition, target(definition.target)),
        definition,
        locked: opened.locked || connection?.locked === true,
        stored: row.definition,
        connection,
        conditions: compiledConditions(definition, { catalogue, targets: [] }),
        changes: comparedDetails(definition, catalogue),
        logged: webhookAsLogged(row.id, row.version, definition),
      };
    },
  };
}

/** Conditions that decide about deliveries; the text of a webhook that only passes them on is opaque. */
export function compiledConditions(definition: WebhookDefinition, known: Known): CompiledConditions | undefined {
  const { text, mode } = definition.conditions;
  if (mode === 'pass' || text.trim() === '') return undefined;
  const scope = conditionScope(definition, known);
  if (scope === undefined) return undefined;
  try {
    return compileConditions(parseConditions(text), scope);
  } catch (error) {
    // Saved before a table changed: each delivery says so, nothing is sent unasked.
    const fail = (): never => {
      throw error;
    };
    return { evaluate: fail, explain: fail };
  }
}

/** What a webhook that wants changes only compares; empty where nothing is told of the state before. */
export function comparedDetails(
  { event, onlyWhenChanged = false }: Pick<WebhookDefinition, 'event' | 'onlyWhenChanged'>,
  catalogue: Catalogue,
): readonly DetailChange[] {
  return onlyWhenChanged ? (catalogue.eventType(event)?.changes ?? []) : [];
}
