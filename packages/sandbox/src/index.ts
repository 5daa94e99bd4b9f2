/**
 * Owns: scripts of people, run where they can harm nobody: in an interpreter in WebAssembly, in a process that has nothing.
 * Refuses: any record of ours but the items handed over, any secret, any connection.
 * Neighbours: the worker of a feed and the test bench hand it the items of a mapping with a script.
 */
export { SCRIPT_LIMITS } from './limits.ts'
export { coolSandbox, Script, type ScriptFault, type ScriptResult, type ScriptSource, warmSandbox } from './script.ts'
export { hasBubblewrap } from './walls.ts'
