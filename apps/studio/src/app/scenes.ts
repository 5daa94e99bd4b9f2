/** The pages whose code is fetched ahead of the rest, by their address. */
export const overviewScene = () => import('../scenes/overview/index.tsx')
export const catalogScene = () => import('../scenes/catalog/index.tsx')
export const detailScene = () => import('../scenes/detail/index.tsx')
