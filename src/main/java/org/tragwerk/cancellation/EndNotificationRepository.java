package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface EndNotificationRepository extends Repository<EndNotification, UUID> {

	EndNotification save(EndNotification notification);

	Optional<EndNotification> findById(UUID id);

	boolean existsBySubscriptionIdAndEndsAt(UUID subscription, Instant endsAt);

	boolean existsBySubscriptionIdAndPlannedTrueAndEndsAtBetween(UUID subscription, Instant from, Instant to);

}
