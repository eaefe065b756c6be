package org.tragwerk.site;

import org.springframework.core.convert.converter.Converter;
import org.springframework.util.Assert;

/**
 * Converts the values of a parameter to a text: a single one. Spring itself joins several
 * with commas, which turns two amounts, 5 and 10, into 5,10 euros.
 */
class SingleValueConverter implements Converter<String[], String> {

	@Override
	public String convert(String[] values) {
		Assert.isTrue(values.length == 1, "The field takes one value.");
		return values[0];
	}

}
