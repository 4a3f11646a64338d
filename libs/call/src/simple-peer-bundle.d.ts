/** The bundle that simple-peer ships for browsers: the same, without Node's modules to be filled in. */
declare module 'simple-peer/simplepeer.min.js' {
  import SimplePeer from 'simple-peer';
  export default SimplePeer;
}
