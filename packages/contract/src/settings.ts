import type { FieldSchemas, InferFields } from './schema.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** The settings of a connection as a target system reads them, defaults filled in; secret ones are left out. */
export interface Settings {
  readonly [name: string]: JsonValue | undefined;
}

/** The type of settings: secret ones are left out, and those that may be left out without a default may be absent. */
export type InferSettings<S extends FieldSchemas, O extends keyof S & string = never> = {
  readonly [K in keyof S as S[K] extends { secret: true } ? never : K extends O ? never : K]: InferFields<S>[K &
    keyof InferFields<S>];
} & {
  readonly [K in keyof S as S[K] extends { secret: true } ? never : K extends O ? K : never]?: InferFields<S>[K &
    keyof InferFields<S>];
};

/**
 * One step from an older shape of the settings to the next. A secret setting stands in it as a value that can be moved
 * to another name, or left out, and not be read.
 */
export interface SettingsUpgrade {
  /** Settings as a connection of the older plugin had them, secrets as text; the conformance tests upgrade them. */
  readonly example: JsonObject;
  /** Pure: the same settings give the same. */
  upgrade(settings: JsonObject): JsonObject;
}
