package org.tragwerk.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Keeps money as whole cents.
 */
@Converter(autoApply = true)
class MoneyConverter implements AttributeConverter<Money, Long> {

	@Override
	public Long convertToDatabaseColumn(Money money) {
		return money.cents();
	}

	@Override
	public Money convertToEntityAttribute(Long cents) {
		return new Money(cents);
	}

}
