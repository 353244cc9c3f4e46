/** What its own declaration leaves out: it is Handlebars, without what compiles. */
declare module 'handlebars/runtime.js' {
  export { default } from 'handlebars';
}
