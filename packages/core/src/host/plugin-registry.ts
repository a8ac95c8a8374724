import {
  brand,
  contractVersion,
  isPlugin,
  RequestBuilding,
  Transforming,
  type LocalizedText,
  type Plugin,
  type Provision,
  type TargetSystem,
} from '@eilbote/contract';
import type { Scope } from '../container.ts';
import type { Contribution } from '../catalogue/index.ts';
import { checkPlugin } from './check-plugin.ts';
import type { StartupProblem } from './errors.ts';
import { triedInTime, type PluginTimeServices } from './plugin-time.ts';

/** A target system and the services of the plugin that brought it. */
export interface RegisteredTarget {
  readonly target: TargetSystem;
  readonly plugin: string;
  readonly scope: Scope;
}

/** What a plugin may put in front of the engine's own: nothing that guards, signs, sends or logs. */
const wrappable: ReadonlySet<symbol> = new Set([RequestBuilding.key, Transforming.key]);

/** Collects the plugins of a host and checks them as far as that goes without running them. */
export class PluginRegistry {
  readonly #plugins: Plugin[] = [];
  readonly #problems: StartupProblem[] = [];
  readonly #targets = new Map<string, RegisteredTarget>();
  readonly #scopes = new Map<string, Scope>();

  add(candidate: unknown): void {
    if (!isPlugin(candidate)) {
      this.#report('host', notAPlugin);
      return;
    }
    const { id } = candidate;
    const known = this.#plugins.find((plugin) => plugin.id === id);
    if (known === candidate) this.#report(id, usedTwice);
    else if (known !== undefined) this.#report(id, idTaken(id));
    else if (candidate[brand] > contractVersion) this.#report(id, tooNew(candidate[brand]));
    else if (this.#hasItsShape(candidate)) this.#plugins.push(candidate);
  }

  /** One that has not is left out, so that the others can still be checked. */
  #hasItsShape(plugin: Plugin): boolean {
    const flaws = checkPlugin(plugin);
    const owner = typeof plugin.id === 'string' && plugin.id !== '' ? plugin.id : 'host';
    for (const { path, text } of flaws) {
      this.#report(owner, { de: `Plugin, bei ${path}: ${text.de}`, en: `Plugin, at ${path}: ${text.en}` });
    }
    return flaws.length === 0;
  }

  get plugins(): readonly Plugin[] {
    return this.#plugins;
  }

  get problems(): readonly StartupProblem[] {
    return this.#problems;
  }

  /** Tables and event types that plugins bring. */
  get contributions(): readonly Contribution[] {
    return this.#plugins.map(({ id, tables = [], eventTypes = [] }) => ({ owner: id, tables, eventTypes }));
  }

  /** Makes the scope of each plugin below the host's, which is complete by now. */
  open(root: Scope, hostTokens: ReadonlySet<symbol>): void {
    for (const plugin of this.#plugins) {
      const scope = root.child(plugin.id);
      for (const provision of plugin.provides ?? []) this.#provide(plugin, scope, provision, hostTokens);
      this.#scopes.set(plugin.id, scope);
      for (const target of plugin.targets ?? []) this.#addTarget(plugin, target, scope);
    }
  }

  /** A plugin that failed leaves nothing behind: its targets are gone, its scope is closed. */
  async remove(plugin: Plugin, services: PluginTimeServices): Promise<void> {
    this.#plugins.splice(this.#plugins.indexOf(plugin), 1);
    for (const [id, registered] of this.#targets) if (registered.plugin === plugin.id) this.#targets.delete(id);
    await this.#closeScope(plugin.id, services);
  }

  scope(plugin: string): Scope | undefined {
    return this.#scopes.get(plugin);
  }

  target(id: string): RegisteredTarget | undefined {
    return this.#targets.get(id);
  }

  get targets(): readonly TargetSystem[] {
    return [...this.#targets.values()].map(({ target }) => target);
  }

  /** Closes the scopes, last opened first. A service that fails or hangs keeps nobody from closing. */
  async close(services: PluginTimeServices): Promise<void> {
    for (const plugin of [...this.#scopes.keys()].toReversed()) await this.#closeScope(plugin, services);
  }

  async #closeScope(plugin: string, services: PluginTimeServices): Promise<void> {
    const scope = this.#scopes.get(plugin);
    this.#scopes.delete(plugin);
    if (scope !== undefined) await triedInTime(services, plugin, 'closing its services', () => scope.close());
  }

  #provide(plugin: Plugin, scope: Scope, provision: Provision, hostTokens: ReadonlySet<symbol>): void {
    const { token, wraps } = provision;
    const isHosts = hostTokens.has(token.key);
    if (isHosts && !(wraps && wrappable.has(token.key))) {
      this.#report(plugin.id, notForPlugins(token.name));
      return;
    }
    try {
      scope.provide(provision);
    } catch (error) {
      this.#report(plugin.id, textOf(error), error);
    }
  }

  #addTarget(plugin: Plugin, target: TargetSystem, scope: Scope): void {
    const taken = this.#targets.get(target.id);
    if (taken !== undefined) this.#report(plugin.id, targetTaken(target.id, taken.plugin));
    else this.#targets.set(target.id, { target, plugin: plugin.id, scope });
  }

  #report(owner: string, text: LocalizedText, cause?: unknown): void {
    this.#problems.push(cause === undefined ? { owner, text } : { owner, text, cause });
  }
}

const notAPlugin: LocalizedText = {
  de: 'use() hat etwas bekommen, das kein Plugin ist. Plugins entstehen mit definePlugin() oder defineTargetSystem(); vielleicht fehlt „.default“ oder ein Funktionsaufruf.',
  en: 'use() was given something that is no plugin. Plugins are made by definePlugin() or defineTargetSystem(); perhaps ".default" or a call is missing.',
};
const usedTwice: LocalizedText = {
  de: 'Das Plugin ist zweimal mit use() angemeldet. Einen der Aufrufe entfernen.',
  en: 'The plugin is registered with use() twice. Remove one of the calls.',
};
const idTaken = (id: string): LocalizedText => ({
  de: `Zwei verschiedene Plugins heißen „${id}“. Eines davon braucht eine andere Kennung.`,
  en: `Two different plugins are called "${id}". One of them needs another id.`,
});
const tooNew = (version: number): LocalizedText => ({
  de: `Das Plugin ist für Fassung ${version} des Vertrags geschrieben, dieser Host kennt Fassung ${contractVersion}. @eilbote/core erneuern.`,
  en: `The plugin is written for contract version ${version}, this host knows version ${contractVersion}. Upgrade @eilbote/core.`,
});
const notForPlugins = (service: string): LocalizedText => ({
  de: `Ein Plugin darf „${service}“ nicht ersetzen. Möglich sind wrap(RequestBuilding) und wrap(Transforming) für die eigenen Zielsysteme; alles andere gibt der Host in createHost({ provides }) vor.`,
  en: `A plugin may not replace "${service}". It may wrap(RequestBuilding) and wrap(Transforming) for its own target systems; everything else the host decides in createHost({ provides }).`,
});
const targetTaken = (target: string, owner: string): LocalizedText => ({
  de: `Das Zielsystem „${target}“ gehört schon dem Plugin „${owner}“.`,
  en: `The target system "${target}" belongs to the plugin "${owner}" already.`,
});

function textOf(error: unknown): LocalizedText {
  const text = (error as { text?: LocalizedText }).text;
  const message = error instanceof Error ? error.message : String(error);
  return text ?? { de: message, en: message };
}
