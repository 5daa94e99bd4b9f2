import { useAddress } from '../../events/address.ts'
import { type Origin, readOrigin, writeOrigin } from '../../suggestions/origin.ts'

/** What a change is tried about, and which suggestion is looked at: both in the address. */
export function useSuggestPlace() {
  const address = useAddress()
  return {
    /** Null: nothing is tried. */
    origin: readOrigin(address.text('suggest')),
    onOrigin: (origin: Origin | null) => address.change({ suggest: origin === null ? null : writeOrigin(origin) }),
    /** A suggestion's id, all of them, or ''. */
    shown: address.text('suggestion'),
    onShow: (suggestion: string) => address.change({ suggestion }),
  }
}
