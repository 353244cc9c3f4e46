/** The package's own index complains on standard error of any Node.js older than 22, on which all used here works. */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}
declare module 'oidc-provider/lib/helpers/errors.js' {
  import type { errors } from 'oidc-provider';

  export const InvalidTarget: typeof errors.InvalidTarget;
}
