/** The bundled build needs no `global`, `process` or `buffer` from the page's bundler. */
declare module 'simple-peer/simplepeer.min.js' {
  import SimplePeer from 'simple-peer';
  export default SimplePeer;
}
