export { savedAccount, unsavedAccount, type Ability, type ConnectionToTry } from './account-of.ts';
export { checkAccount, heldBy, type CheckCall, type CheckedConnection, type HeldConnection } from './check.ts';
export { choicesOf } from './choices.ts';
export { strayValues } from './chosen-values.ts';
export { planConnect, type ConnectedWebhook, type ConnectOptions } from './connect.ts';
export * from './errors.ts';
export { prepareAccount, type PreparedConnection, type PreparedThing, type PrepareOptions } from './prepare.ts';
