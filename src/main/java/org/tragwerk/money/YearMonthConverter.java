package org.tragwerk.money;

import java.time.YearMonth;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Stores a {@link YearMonth} as ISO 8601 text, such as 2027-03.
 */
@Converter(autoApply = true)
class YearMonthConverter implements AttributeConverter<YearMonth, String> {

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable YearMonth month) {
		return (month != null) ? month.toString() : null;
	}

	@Override
	public @Nullable YearMonth convertToEntityAttribute(@Nullable String month) {
		return (month != null) ? YearMonth.parse(month) : null;
	}

}
