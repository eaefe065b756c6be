package org.tragwerk.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Stores {@link Money} as a number of cents.
 */
@Converter(autoApply = true)
class MoneyConverter implements AttributeConverter<Money, Long> {

	@Override
	public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
		return (money != null) ? money.cents() : null;
	}

	@Override
	public @Nullable Money convertToEntityAttribute(@Nullable Long cents) {
		return (cents != null) ? new Money(cents) : null;
	}

}
