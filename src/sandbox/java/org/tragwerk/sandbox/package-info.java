/**
 * A Stripe to try the product against: its own server, its own clock, its own state, and
 * nothing shared with the product. Where each behaviour is tried:
 * <table border="1">
 * <caption>Behaviour and test</caption>
 * <tr>
 * <th>Behaviour</th>
 * <th>Test</th>
 * </tr>
 * <tr>
 * <th colspan="2">Version and shape</th>
 * </tr>
 * <tr>
 * <td>every answer of every route, every event: each field and no other, types, null,
 * words, ids; nothing of what moved elsewhere</td>
 * <td>{@code ConformanceTests#answersAsStripeDoes},
 * {@code ConformanceTests#tellsAsStripeDoes},
 * {@code ConformanceTests#noticesWhateverIsWrong}</td>
 * </tr>
 * <tr>
 * <td>no event beside those that are checked; what is asked for is expanded, and only
 * that</td>
 * <td>{@code ConformanceTests#tellsOfNothingElse},
 * {@code ConformanceTests#expandsWhateverIsAskedForAndNothingElse}</td>
 * </tr>
 * <tr>
 * <td>both of Stripe's clients publish the same, of the version that is spoken</td>
 * <td>{@code PublishedTypesTests#holdTheFieldsThatStripeJavaHolds},
 * {@code PublishedTypesTests#areOfTheVersionThatStripeJavaSpeaks}</td>
 * </tr>
 * <tr>
 * <td>each parameter of each call; what Stripe refuses: unknown, missing, wrong, too
 * long, too many</td>
 * <td>{@code PublishedParametersTests#holdsEachParameterThatStripePublishes},
 * {@code StrictnessTests#refusesWhatStripeRefuses},
 * {@code StrictnessTests#refusesWhatIsTooLongOrTooMuch}</td>
 * </tr>
 * <tr>
 * <td>paging both ways, filters, merged metadata, keys, unknown objects and routes</td>
 * <td>{@code StrictnessTests#pagesBothWays}, {@code StrictnessTests#refusesWrongFilters},
 * {@code StrictnessTests#mergesMetadata}, {@code StrictnessTests#wantsATestKey},
 * {@code StrictnessTests#saysWhenAnObjectDoesNotExist},
 * {@code StrictnessTests#knowsItsRoutesOnly}</td>
 * </tr>
 * <tr>
 * <td>clients try again after 409 and 5xx; a stub is left of a deleted customer</td>
 * <td>{@code RouteFaultTests#countsTheTimes},
 * {@code RenewalTests#leavesAStubOfADeletedCustomer}</td>
 * </tr>
 * <tr>
 * <th colspan="2">Events and deliveries</th>
 * </tr>
 * <tr>
 * <td>signature over timestamp and body at wall time, fresh with each try, both secrets
 * while one is rolled</td>
 * <td>{@code DeliveryTests#signsSoThatStripesOwnLibraryBelievesIt},
 * {@code DeliveryTests#signsAtWallTimeWhateverTheClockSays},
 * {@code DeliveryTests#triesAgainWithAFreshSignature},
 * {@code DeliveryTests#signsWithBothSecretsWhileOneIsRolled}</td>
 * </tr>
 * <tr>
 * <td>order, doubled, delayed, reordered, dropped, sent once more, foreign secret, other
 * mode</td>
 * <td>{@code DeliveryTests#keepsTheOrder}, {@code DeliveryTests#duplicates},
 * {@code DeliveryTests#delays}, {@code DeliveryTests#reorders},
 * {@code DeliveryTests#drops}, {@code DeliveryTests#sendsOnceMore},
 * {@code DeliveryTests#signsWithAForeignSecret}, {@code DeliveryTests#flipsLivemode},
 * {@code LanesTests#letsUrgentWorkOvertakeABacklog}</td>
 * </tr>
 * <tr>
 * <td>who asked is known, or that nobody did; what was before only with updates; missed
 * events are listed, for thirty days</td>
 * <td>{@code DeliveryTests#knowsWhoAskedAndWhatWasBefore},
 * {@code DeliveryTests#findsWhatWasNotDelivered},
 * {@code DeliveryTests#forgetsAfterThirtyDays}</td>
 * </tr>
 * <tr>
 * <td>Checkout keeps the browser until the payment is told; a notice may come before the
 * answer</td>
 * <td>{@code DeliveryTests#keepsTheBrowserUntilTheTargetHasHeardOfThePayment},
 * {@code DeliveryTests#deliversBeforeTheAnswerIfToldTo},
 * {@code RouteFaultTests#paysBeforeTheAnswerToTheCreationLeaves}</td>
 * </tr>
 * <tr>
 * <td>endpoints by the API: secret shown once, version kept, three release trains, each
 * told</td>
 * <td>{@code WebhookEndpointsTests#tellsTheSecretOnlyAtTheCreation},
 * {@code WebhookEndpointsTests#changesAllButTheVersion},
 * {@code WebhookEndpointsTests#isToldWhatItWantsSignedWithItsOwnSecret},
 * {@code WebhookEndpointsTests#speaksTheVersionOfTheEndpoint},
 * {@code WebhookEndpointsTests#tellsEachEndpointThatWantsToHearOfIt}</td>
 * </tr>
 * <tr>
 * <td>a draft waits for an endpoint that wants to hear of it</td>
 * <td>{@code ChangesTests#waitsWithTheInvoiceForAnEndpointThatWantsToHearOfIt}</td>
 * </tr>
 * <tr>
 * <td>the recorded order of a first subscription, one payment, a renewal, a refund, a
 * dispute</td>
 * <td>{@code CheckoutTests#tellsOfAFirstSubscriptionInTheRecordedOrder},
 * {@code ModesTests#takesOnePaymentWithoutASubscription},
 * {@code RenewalTests#drawsTheNextPaymentAnHourIntoTheNewPeriod},
 * {@code MoneyTests#refundsInPartsUntilNothingIsLeft},
 * {@code MoneyTests#withdrawsADisputedPaymentWithAFee}</td>
 * </tr>
 * <tr>
 * <th colspan="2">Idempotency</th>
 * </tr>
 * <tr>
 * <td>replay, other parameters, key in use, stored 500, nothing kept of a refusal,
 * forgotten after a day</td>
 * <td>{@code IdempotencyTests#replaysTheFirstAnswer},
 * {@code IdempotencyTests#refusesTheSameKeyForOtherParameters},
 * {@code IdempotencyTests#refusesAKeyThatIsInUse},
 * {@code IdempotencyTests#replaysAStored500},
 * {@code IdempotencyTests#keepsNothingWhenValidationFails},
 * {@code IdempotencyTests#forgetsAfterADay}</td>
 * </tr>
 * <tr>
 * <th colspan="2">States of subscriptions</th>
 * </tr>
 * <tr>
 * <td>only the moves that Stripe makes, over a year of a thousand readers</td>
 * <td>{@code YearTests#movesSubscriptionsOnlyAsStripeDoes}</td>
 * </tr>
 * <tr>
 * <td>no subscription before Checkout's payment, none from a failed try</td>
 * <td>{@code CheckoutTests#leadsFromCustomerToPaidInvoice},
 * {@code CheckoutTests#keepsTheSessionOpenWhenTheBankDeclines},
 * {@code CheckoutTests#leavesNoTraceOfAnAbandonedVisit}</td>
 * </tr>
 * <tr>
 * <td>incomplete, or active at once, while the first debit is under way; active when it
 * fails</td>
 * <td>{@code WaysTests#staysIncompleteWhileTheFirstDebitIsUnderWayIfTheAccountSaysSo},
 * {@code WaysTests#startsSupportByDirectDebitBeforeTheMoneyHasCome},
 * {@code WaysTests#leavesTheSubscriptionActiveWhenTheFirstDirectDebitFails}</td>
 * </tr>
 * <tr>
 * <td>active, or past due, while a later debit is under way</td>
 * <td>{@code WaysTests#renewsByDirectDebitAndStaysActiveMeanwhile},
 * {@code WaysTests#isPastDueWhileALaterDebitIsUnderWayIfTheAccountSaysSo}</td>
 * </tr>
 * <tr>
 * <td>past due, recovered by a retry; then canceled, unpaid or past due for ever</td>
 * <td>{@code RenewalTests#recoversWithTheFirstRetry},
 * {@code RenewalTests#endsWhenAllRetriesFail},
 * {@code RenewalTests#becomesUnpaidIfTheAccountSaysSo},
 * {@code RenewalTests#staysPastDueIfTheAccountSaysSo},
 * {@code OwingTests#givesUpWhereNobodyCanBeAsked},
 * {@code OwingTests#staysUnpaidWhenAnotherAttemptFails},
 * {@code OwingTests#countsNoAttemptByHandAmongTheRetries}</td>
 * </tr>
 * <tr>
 * <td>the newest invoice that is not void decides</td>
 * <td>{@code RenewalTests#isNoLongerPastDueOnceTheInvoiceIsWrittenOffOrVoid}</td>
 * </tr>
 * <tr>
 * <td>trialing; paused without a way to pay, and resumed</td>
 * <td>{@code TrialTests#billsWhenTheDaysAreOver},
 * {@code TrialTests#pausesWithoutAWayToPayUntilItIsResumed},
 * {@code TrialTests#resumesNothingElse}</td>
 * </tr>
 * <tr>
 * <th colspan="2">Calls</th>
 * </tr>
 * <tr>
 * <td>a pledge, no amount of the reader's choice</td>
 * <td>{@code CallsTests#startsAPledge},
 * {@code CallsTests#takesNoAmountOfTheReadersChoiceInCheckout}</td>
 * </tr>
 * <tr>
 * <td>another amount from the next cycle on, or now, reckoned to the second, and only
 * once paid</td>
 * <td>{@code CallsTests#changesTheAmountFromTheNextCycleOn},
 * {@code CallsTests#changesTheAmountNowOncePaid},
 * {@code ProrationTests#leavesTheDifferenceToTheNextInvoice},
 * {@code ProrationTests#changesNothingBeforeTheDifferenceIsPaid},
 * {@code ProrationTests#forgetsAChangeThatNobodyPaid}</td>
 * </tr>
 * <tr>
 * <td>another interval by a schedule, with an invoice only where the anchor moves; at
 * once in classic mode</td>
 * <td>{@code CallsTests#changesTheIntervalByASchedule},
 * {@code ChangesTests#changesThePriceWithoutAnInvoiceIfTheAnchorStays},
 * {@code ChangesTests#releasesTheSubscriptionAfterTheLastPhase},
 * {@code ProrationTests#changesTheIntervalAtOnceInTheClassicModeOnly}</td>
 * </tr>
 * <tr>
 * <td>a last month on the boundary; every interval, the 31st, leap years</td>
 * <td>{@code CallsTests#setsALastMonth},
 * {@code ChangesTests#endsExactlyOnABoundaryFurtherOut},
 * {@code ChangesTests#countsEachIntervalFromItsAnchor},
 * {@code RenewalTests#billsTheLastDayOfShortMonths}</td>
 * </tr>
 * <tr>
 * <td>end at the period's end and back, end now, which stops collecting</td>
 * <td>{@code CallsTests#endsAtThePeriodsEndAndTakesThatBack}, {@code CallsTests#endsNow},
 * {@code RenewalTests#stopsCollectingWhenItEnds}</td>
 * </tr>
 * <tr>
 * <td>pause and go on, in three ways</td>
 * <td>{@code CallsTests#pausesAndGoesOn},
 * {@code RenewalTests#leavesAnInvoiceOfAPauseAsItWasTold}</td>
 * </tr>
 * <tr>
 * <td>a new way to pay, the open invoice paid with it, not twice while a debit is under
 * way</td>
 * <td>{@code CallsTests#setsUpANewWayToPayAndPaysWithIt},
 * {@code MoneyTests#paysAnOpenInvoiceWhenAsked},
 * {@code MoneyTests#blocksASecondPaymentWhileADebitIsUnderWay},
 * {@code OwingTests#letsNobodyTakeBackWhatTheBankIsWorkingOn},
 * {@code OwingTests#asksForThePayerWhenPaidByHand},
 * {@code OwingTests#keepsTheAnswerOfARefusedDebit},
 * {@code OwingTests#takesMoneyForWhatWasWrittenOff},
 * {@code OwingTests#takesNobodyElsesPaymentMethod},
 * {@code OwingTests#changesLittleBeforeTheFirstPayment},
 * {@code OwingTests#paysNothingBackThatIsDisputed},
 * {@code ModesTests#setsAPaymentMethodUpForLater}</td>
 * </tr>
 * <tr>
 * <td>methods attached, detached with their mandate, issued anew; nobody to ask</td>
 * <td>{@code MethodsTests#givesATestCardToACustomer},
 * {@code MethodsTests#takesAMethodAwayForGood},
 * {@code MethodsTests#learnsOfACardThatItsBankIssuedAnew},
 * {@code MethodsTests#failsWhereNobodyCanBeAsked}</td>
 * </tr>
 * <tr>
 * <td>sessions expire, by the clock and when asked</td>
 * <td>{@code CallsTests#expiresAStaleSession},
 * {@code CheckoutTests#expiresWhenTheClockPasses}</td>
 * </tr>
 * <tr>
 * <td>the portal: what its configuration allows, the end by its date alone, the
 * customer's card only, receipts</td>
 * <td>{@code CallsTests#opensAPortal},
 * {@code PortalTests#doesWhatTheConfigurationAllowsAndNoMore},
 * {@code PortalTests#plansTheEndWithItsDateAlone},
 * {@code PortalTests#replacesTheCustomersCardOnly},
 * {@code PortalTests#showsReceiptsWhereTheConfigurationSaysSo}</td>
 * </tr>
 * <tr>
 * <td>the next invoice beforehand; drafts that can't be finalized; payers whom the bank
 * wants to see; overpaid</td>
 * <td>{@code ProrationTests#showsTheNextInvoiceAndKeepsNothing},
 * {@code RenewalTests#keepsADraftThatCannotBecomeAnInvoice},
 * {@code RenewalTests#asksThePayerWhereTheBankWantsToSeeThem},
 * {@code RenewalTests#knowsWhatCameInTooMuch}</td>
 * </tr>
 * <tr>
 * <td>rehearsal by test clocks, two intervals at most</td>
 * <td>{@code CallsTests#rehearses}, {@code TestClockTests#goesForwardTwoIntervalsAtMost},
 * {@code TestClockTests#takesItsCustomersAlong}</td>
 * </tr>
 * <tr>
 * <th colspan="2">Direct debit</th>
 * </tr>
 * <tr>
 * <td>TARGET days, the morning's cut-off, six business days</td>
 * <td>{@code BankCalendarTests#settlesOnTheSixthBusinessDay},
 * {@code BankCalendarTests#handsInBeforeTheMorningsCutOffOrOnTheNextBusinessDay},
 * {@code BankCalendarTests#restsOnTheHolidaysOfTarget},
 * {@code WaysTests#settlesADirectDebitDaysLater}</td>
 * </tr>
 * <tr>
 * <td>no second try; a return after success is a dispute that is lost at once</td>
 * <td>{@code WaysTests#triesAFailedDirectDebitNoSecondTime},
 * {@code MoneyTests#losesAReturnedDirectDebitAtOnce}</td>
 * </tr>
 * <tr>
 * <td>the mandate: its text, revoked at the bank, inactive, lapsed after three years</td>
 * <td>{@code CallsTests#readsTheTextOfAMandate},
 * {@code WaysTests#learnsOfARevokedMandateOnlyFromTheNextDebit},
 * {@code WaysTests#failsWithoutAMandate},
 * {@code WaysTests#letsAMandateLapseThatRestedForThreeYears}</td>
 * </tr>
 * <tr>
 * <td>Stripe's test accounts, the most for one debit, refunds for half a year</td>
 * <td>{@code WaysTests#knowsTheTestAccountsOfStripe},
 * {@code WaysTests#debitsNoMoreThanTenThousand},
 * {@code MoneyTests#refundsADirectDebitForHalfAYearOnly}</td>
 * </tr>
 * <tr>
 * <th colspan="2">PayPal</th>
 * </tr>
 * <tr>
 * <td>paid at once, only once the account has it, until the agreement ends</td>
 * <td>{@code WaysTests#paysByPaypalAtOnce},
 * {@code WaysTests#refusesPaypalUntilTheAccountHasIt},
 * {@code WaysTests#failsOnceAPaypalAgreementIsEnded}</td>
 * </tr>
 * <tr>
 * <th colspan="2">Money</th>
 * </tr>
 * <tr>
 * <td>fees by way, agreed ones, one a day for managing subscriptions</td>
 * <td>{@code MoneyTests#keepsAFeeThatDependsOnTheWay},
 * {@code MoneyTests#takesAFeeThatDependsOnWhereTheCardComesFrom},
 * {@code MoneyTests#takesTheFeeThatTheAccountHasAgreedOn},
 * {@code PayoutTests#takesOneFeeADayForManagingSubscriptions}</td>
 * </tr>
 * <tr>
 * <td>a line for each movement, a moment later or a day; each payment once, no invoice
 * twice, no cent without a line</td>
 * <td>{@code MoneyTests#booksAPaymentLateWhereTheAccountSaysSo},
 * {@code CheckoutTests#booksTheChargeAMomentLater},
 * {@code YearTests#booksEachPaymentOnce}, {@code YearTests#paysNoInvoiceTwice},
 * {@code YearTests#movesNoCentWithoutALine}</td>
 * </tr>
 * <tr>
 * <td>refunds whole, in parts, repeated, sent back</td>
 * <td>{@code MoneyTests#refundsInPartsUntilNothingIsLeft},
 * {@code MoneyTests#refundsNoMoreThanIsLeft},
 * {@code MoneyTests#takesARefundBackThatTheBankReturned}</td>
 * </tr>
 * <tr>
 * <td>disputes: inquiry, answer, fee for it, won, lost, given in, nobody answers, partly
 * refunded before; early warnings</td>
 * <td>{@code DisputeTests#withdrawsNothingWhileABankOnlyAsks},
 * {@code DisputeTests#closesAnInquiryThatNobodyAnswers},
 * {@code DisputeTests#givesTheFeeForAnAnswerBackWithADisputeThatIsWon},
 * {@code DisputeTests#losesADisputeThatNobodyAnswers},
 * {@code DisputeTests#losesADisputeThatIsGivenIn},
 * {@code DisputeTests#givesBackWhatHadBeenRefundedBeforeADisputeWasLost},
 * {@code DisputeTests#tellsWhatABankSuspects}</td>
 * </tr>
 * <tr>
 * <td>payouts: daily with their lines, sent back, by hand, canceled</td>
 * <td>{@code PayoutTests#paysOutEveryNightAllThatIsAvailable},
 * {@code PayoutTests#paysOutAgainWhatABankSentBack},
 * {@code PayoutTests#paysOutByHandWhereThereIsNoSchedule},
 * {@code YearTests#bringsWithAPayoutExactlyItsLines}</td>
 * </tr>
 * <tr>
 * <td>reports as a second source: the balance's changes, what payouts brought</td>
 * <td>{@code ReportTests#addsUpToTheBalanceAndThePayouts},
 * {@code ReportTests#bringsOfEachPayoutWhatTheListsBring},
 * {@code ReportTests#isReadyAMinuteLater}, {@code ReportTests#knowsItsVersionsOnly}</td>
 * </tr>
 * <tr>
 * <th colspan="2">Limits and faults</th>
 * </tr>
 * <tr>
 * <td>calls a second, all and of each endpoint; invoices a minute; two at one object</td>
 * <td>{@code RouteFaultTests#takesNoMoreCallsThanItsLimit},
 * {@code RouteFaultTests#takesNoMoreCallsOfAnEndpointThanItsLimit},
 * {@code RouteFaultTests#letsTwoAtOneObjectWaitInVain},
 * {@code ProrationTests#makesTenInvoicesAMinuteAtMost}</td>
 * </tr>
 * <tr>
 * <td>search finds what is a minute old</td>
 * <td>{@code StrictnessTests#findsByItsWordsWhatIsAMinuteOld}</td>
 * </tr>
 * <tr>
 * <td>status, latency, reset before and after the effect</td>
 * <td>{@code RouteFaultTests#answersAnyStatus},
 * {@code RouteFaultTests#resetsBeforeTheEffect},
 * {@code RouteFaultTests#resetsAfterTheEffect},
 * {@code IdempotencyTests#refusesAKeyThatIsInUse}</td>
 * </tr>
 * <tr>
 * <td>named years, again with the same seed; a past without events</td>
 * <td>{@code YearTests#tellsTheSameWithTheSameSeed},
 * {@code YearTests#meetsSomethingOfEverything}, {@code YearTests#playsEachScenario},
 * {@code SeedingTests#putsPaidSubscriptionsIntoThePast}</td>
 * </tr>
 * <tr>
 * <td>every page, on a phone and at a desk</td>
 * <td>{@code PicturesTests#letsEverybodyReadEveryPage},
 * {@code PagesTests#leadsFromObjectToObject}</td>
 * </tr>
 * </table>
 * Beyond what is named here, it has no mails of Stripe's own to payers, no taxes, coupons
 * and credit balances, and one time for everything, also for test clocks: one that
 * advances takes the account along.
 */
@NullMarked
package org.tragwerk.sandbox;

import org.jspecify.annotations.NullMarked;
