package org.tragwerk.cancellation;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface EndNotificationRepository extends Repository<EndNotification, UUID> {

	EndNotification save(EndNotification notification);

	Optional<EndNotification> findById(UUID id);

	Optional<EndNotification> findFirstBySubscriptionIdOrderByNumberDesc(UUID subscription);

}
