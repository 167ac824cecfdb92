/** Version of app and command line, as in `package.json`: what computes, not what it computes on. */
export const APP_VERSION = '0.1.0';
