/**
 * Owns: the beginnings a connector has for a sender: looking one up (`use-template.ts`), offering it.
 * Refuses: putting anything over rows that are there.
 */
export { TemplateOffer } from './template-offer.tsx'
