import { registerHooks } from 'node:module';

let isRegistered = false;

/**
 * A configuration imports `eilbote` and `@eilbote/...`. Where they are not installed beside it, because the command is
 * installed for the whole machine or runs by npx, those that this command came with are taken.
 */
export function resolveFromHere(): void {
  if (isRegistered) return;
  isRegistered = true;
  registerHooks({
    resolve(specifier, context, next) {
      if (!/^(eilbote|@eilbote\/[\w-]+)$/.test(specifier)) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch {
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}
