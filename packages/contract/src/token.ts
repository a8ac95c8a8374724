/** Names a service in the dependency container and carries its type. Equal in every copy of this package. */
export interface Token<T> {
  readonly name: string;
  readonly key: symbol;
  /** Only for the compiler. */
  readonly _type?: () => T;
}

/** Names a service. The same name is the same service, in every copy of this package. */
export const token = <T>(name: string): Token<T> => ({ name, key: Symbol.for(`eilbote:${name}`) });

/** Gives the services of a scope; each is made once, when it is first asked for. */
export interface Resolver {
  get<T>(token: Token<T>): T;
}

/** How a service is made. A factory, not a decorated class: factories survive type stripping. */
export interface Provision<T = unknown> {
  readonly token: Token<T>;
  make(resolver: Resolver, inner: T | undefined): T;
  /** The service stands in front of one that is provided already. */
  readonly wraps?: true;
}

/** Registers how a service is made. Two provisions of one token in one scope are an error when the host starts. */
export const provide = <T>(token: Token<T>, make: (resolver: Resolver) => NoInfer<T>): Provision<T> => ({
  token,
  make,
});

/** Puts a service in front of the one provided before, e.g. a transformer before the plugin's requests are sent. */
export const wrap = <T>(
  token: Token<T>,
  make: (inner: NoInfer<T>, resolver: Resolver) => NoInfer<T>,
): Provision<T> => ({
  token,
  wraps: true,
  make: (resolver, inner) => make(inner as T, resolver),
});
