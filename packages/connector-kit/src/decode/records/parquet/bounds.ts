const MIB = 1024 * 1024

/** Of the decoder's heap; a list that does not fit ends it at once. */
export const MAX_HEAP_MIB = 512
/** Of all it has, buffers too. */
export const MAX_MEMORY_BYTES = 1024 * MIB
/** Ends a decoder that took too long; what else ends it is about memory. */
export const OUT_OF_TIME = 'SIGTERM'
