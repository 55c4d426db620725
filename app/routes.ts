import { layout, type RouteConfig, route } from "@remix-run/route-config";

/**
 * Every address of the product on one page. `en?` is the language: Chinese has no prefix, English lives under
 * /en. Read a route, then its use case, then the rule.
 */
export default [
  // What anyone may see
  route("en?", "routes/events/home.tsx"),
  route("en?/e/:slug", "routes/events/event.tsx"),
  route("en?/e/:slug/calendar.ics", "routes/events/event-calendar.ts"),
  route("en?/e/:slug/share.png", "routes/events/event-share.ts"),
  route("en?/legal/:page", "routes/legal/legal.tsx"),
  route("sitemap.xml", "routes/events/sitemap.ts"),
  route("robots.txt", "routes/events/robots.ts"),

  // From a registration to a ticket
  route("en?/e/:slug/register", "routes/registration/register.tsx"),
  route("en?/e/:slug/waitlist", "routes/registration/waitlist.tsx"),
  route("en?/w/:token", "routes/registration/entry.tsx"),
  route("en?/find-my-ticket", "routes/registration/find-my-ticket.tsx"),
  route("en?/o/:token", "routes/registration/order.tsx"),
  route("en?/o/:token/calendar.ics", "routes/registration/order-calendar.ts"),
  route("en?/o/:token/pay", "routes/payment/pay.ts"),
  route("en?/o/:token/move", "routes/payment/move.ts"),
  route("en?/o/:token/return", "routes/payment/return.ts"),
  route("en?/o/:token/cancel", "routes/registration/cancel.tsx"),
  route("en?/o/:token/transfer", "routes/registration/transfer.tsx"),
  route("en?/o/:token/details", "routes/registration/details.tsx"),
  route("en?/o/:token/confirm", "routes/registration/confirm.tsx"),
  route("en?/o/:token/resend", "routes/registration/resend.ts"),
  route("en?/o/:token/language", "routes/registration/language.ts"),
  route("en?/handover/:token", "routes/registration/handover.tsx"),

  // A guest's night
  route("en?/n/:token", "routes/night/night.tsx"),
  route("en?/n/:token/live", "routes/night/night-live.tsx"),

  // What a guest tells for the night
  route("en?/n/:token/profile", "routes/night/profile.tsx"),
  route("en?/n/:token/profile/questions", "routes/night/profile-questions.tsx"),
  route("en?/n/:token/contact", "routes/night/contact.tsx"),
  route("en?/n/:token/data", "routes/night/data.tsx"),
  route("en?/n/:token/safety", "routes/night/safety.tsx"),
  route("en?/n/:token/data.json", "routes/night/data-export.ts"),
  // What a guest chooses, and what comes of it
  route("en?/n/:token/ballot", "routes/night/ballot.tsx"),
  route("en?/n/:token/matches", "routes/night/matches.tsx"),
  route("en?/n/:token/survey", "routes/night/survey.tsx"),
  route("en?/n/:token/credit", "routes/night/credit.tsx"),
  // What a venue opens from a letter
  route("en?/v/:token", "routes/venues/talk.tsx"),
  route("en?/v/:token/counter", "routes/venues/talk-counter.tsx"),
  route("en?/v/:token/agreement", "routes/venues/talk-agreement.tsx"),

  // What a channel partner opens from a letter
  route("en?/p/:token", "routes/money/partner.tsx"),

  route("webhooks/stripe", "routes/payment/stripe-webhook.ts"),

  // The organiser's office
  route("en?/office/sign-in", "routes/office/sign-in.tsx"),
  route("en?/office/sign-in/:token", "routes/office/sign-in-confirm.tsx"),
  route("en?/office/sign-out", "routes/office/sign-out.ts"),
  layout("routes/office/office.tsx", [
    route("en?/office", "routes/office/events.tsx"),
    route("en?/office/tasks", "routes/office/tasks.tsx"),
    route("en?/office/nights", "routes/office/nights.tsx", { id: "all-nights" }),
    route("en?/office/safety", "routes/office/safety.tsx"),
    route("en?/office/safety/ban/:eventId/:lineId", "routes/office/ban.tsx"),
    route("en?/office/settings", "routes/office/settings.tsx"),
    route("en?/office/money", "routes/office/books.tsx"),
    route("en?/office/money/statement", "routes/office/statement.tsx"),
    route("en?/office/money.csv", "routes/office/books-csv.ts"),
    route("en?/office/money.xlsx", "routes/office/books-xlsx.ts"),
    route("en?/office/partners", "routes/office/partners.tsx"),
    route("en?/office/partners/:partnerId", "routes/office/partner.tsx"),
    route("en?/office/venues", "routes/office/venues.tsx"),
    route("en?/office/venues/new", "routes/office/venue-new.tsx"),
    route("en?/office/venues/:venueId", "routes/office/venue.tsx"),
    route("en?/office/venues/:venueId/facts", "routes/office/venue-facts.tsx"),
    route("en?/office/venues/:venueId/photos", "routes/office/venue-photos.tsx"),
    route("office/venues/:venueId/photos/:photoId/:size", "routes/office/venue-photo.ts"),
    route("en?/office/venues/:venueId/calendar", "routes/office/venue-calendar.tsx"),
    route("en?/office/venues/:venueId/bookings/new", "routes/office/booking-new.tsx"),
    route("en?/office/venues/:venueId/bookings/:bookingId", "routes/office/booking.tsx"),
    route("en?/office/venues/:venueId/bookings/:bookingId/counter", "routes/office/booking-counter.tsx"),
    route("en?/office/venues/:venueId/bookings/:bookingId/agreement", "routes/office/booking-agreement.tsx"),
    route("office/venues/:venueId/bookings/:bookingId/receipt", "routes/office/booking-receipt.ts"),
    route("en?/office/venues/:venueId/bookings/:bookingId/terms", "routes/office/booking-terms.tsx"),
    route("en?/office/venues/:venueId/bookings/:bookingId/payments", "routes/office/booking-payments.tsx"),
    route(
      "office/venues/:venueId/bookings/:bookingId/payments/:paymentId/receipt",
      "routes/office/payment-receipt.ts",
    ),
    route("en?/office/events/new", "routes/office/event-new.tsx"),
    route("en?/office/events/:eventId", "routes/office/cockpit.tsx"),
    route("en?/office/events/:eventId/edit", "routes/office/event-edit.tsx"),
    route("en?/office/events/:eventId/preview", "routes/office/event-preview.tsx"),
    route("en?/office/events/:eventId/move", "routes/office/event-move.tsx"),
    route("en?/office/events/:eventId/cancel", "routes/office/event-cancel.tsx"),
    route("en?/office/events/:eventId/decision", "routes/office/decision.tsx"),
    route("en?/office/events/:eventId/venues", "routes/office/event-venues.tsx"),
    route("en?/office/events/:eventId/codes", "routes/office/codes.tsx"),
    route("en?/office/events/:eventId/applications", "routes/office/applications.tsx"),
    route("en?/office/events/:eventId/guests", "routes/office/guests.tsx"),
    route("en?/office/events/:eventId/guests/new", "routes/office/guest-new.tsx"),
    route("en?/office/events/:eventId/guests/:orderId", "routes/office/guest.tsx"),
    route("en?/office/events/:eventId/guests/:orderId/move", "routes/office/guest-move.tsx"),
    route("en?/office/events/:eventId/waitlist", "routes/office/waitlist.tsx"),
    route("en?/office/events/:eventId/door", "routes/office/door.tsx"),
    route("en?/office/events/:eventId/night", "routes/office/night.tsx"),
    route("en?/office/events/:eventId/night/change", "routes/office/night-change.tsx"),
    route("en?/office/events/:eventId/night/questions", "routes/office/night-questions.tsx"),
    route("en?/office/events/:eventId/night/ballot", "routes/office/night-ballot.tsx"),
    route("en?/office/events/:eventId/night/screen", "routes/office/night-screen.tsx"),
    route("en?/office/events/:eventId/night/print", "routes/office/night-print.tsx"),
    route("en?/office/events/:eventId/night/live", "routes/office/night-live.ts"),
    route("en?/office/events/:eventId/night/after", "routes/office/nights.tsx", { id: "one-night" }),
    route("en?/office/events/:eventId/money", "routes/office/money.tsx"),
    route("en?/office/events/:eventId/money.csv", "routes/office/money-csv.ts"),
    route("office/events/:eventId/costs/:costId/receipt", "routes/office/cost-receipt.ts"),
  ]),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
